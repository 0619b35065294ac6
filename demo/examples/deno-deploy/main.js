/** The entry of the app on Deno Deploy. It reads the variables and serves. */
import 'fb-email-preferences-server/runtimes/deno';
