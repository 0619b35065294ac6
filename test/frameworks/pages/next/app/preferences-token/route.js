/** Every page of the tests has its token in its address, which stands for a session. */
export function GET(request) {
  return new Response(new URL(request.headers.get('Referer')).searchParams.get('token'));
}
