/** The handler is loaded as it is installed: it brings its page already built, for every server. */
export default { serverExternalPackages: ['fb-email-preferences-server'] };
