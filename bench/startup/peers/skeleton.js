// What every peer shows: the app's own frame, and its Convert page as far as the first look.

export const PAGES = ['Home', 'Buy', 'Proxies', 'Targeting', 'Whitelist', 'Convert', 'Journal', 'Settings'];
export const CURRENT = 'Convert';
export const FORMATS = ['host:port:user:pass', 'user:pass@host:port', 'URL', 'CSV', 'JSON', 'curl', 'proxychains', 'sing-box'];

/** A stand-in for reading a list: how many lines have a host and a port. */
export const read = (text) => text.split('\n').filter((line) => /^[^:]+:\d+/.test(line)).length;
