// Tests drive a browser that is installed on the machine; nothing is downloaded by `npm ci`.
module.exports = { skipDownload: true };
