// Runs in the page; nothing from outside may be named in it.
export async function page({ lines, rounds }) {
  const host = (index) => `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;
  const endpoints = Array.from({ length: lines }, (_, index) => ({
    scheme: 'http', host: host(index), port: 8000, user: `user${index}`, password: `p@ss word%${index}`,
  }));
  // Formats without escaping get a password that they can carry.
  const plain = endpoints.map((endpoint, index) => ({ ...endpoint, password: `password${index}` }));

  const url = {
    write: (all) => all.map((e) => `${e.scheme}://${encodeURIComponent(e.user)}:${encodeURIComponent(e.password)}@${e.host}:${e.port}`).join('\n') + '\n',
    read: (text) => text.split('\n').filter(Boolean).map((line) => {
      const parts = /^(\w+):\/\/([^:]*):([^@]*)@([^:]+):(\d+)$/.exec(line);
      return { scheme: parts[1], user: decodeURIComponent(parts[2]), password: decodeURIComponent(parts[3]), host: parts[4], port: Number(parts[5]) };
    }),
  };
  const byLine = (write, pattern, order) => ({
    write: (all) => all.map(write).join('\n') + '\n',
    read: (text) => text.split('\n').filter(Boolean).map((line) => {
      const parts = pattern.exec(line);
      const found = { scheme: 'http' };
      order.forEach((name, index) => { found[name] = name === 'port' ? Number(parts[index + 1]) : parts[index + 1]; });
      return found;
    }),
  });
  const csvField = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const scripts = {
    'colon-separated': byLine((e) => `${e.host}:${e.port}:${e.user}:${e.password}`, /^([^:]+):(\d+):([^:]*):(.*)$/, ['host', 'port', 'user', 'password']),
    'credentials-at-host': byLine((e) => `${e.user}:${e.password}@${e.host}:${e.port}`, /^([^:]*):(.*)@([^:]+):(\d+)$/, ['user', 'password', 'host', 'port']),
    'host-at-credentials': byLine((e) => `${e.host}:${e.port}@${e.user}:${e.password}`, /^([^:]+):(\d+)@([^:]*):(.*)$/, ['host', 'port', 'user', 'password']),
    url,
    csv: {
      write: (all) => 'scheme,host,port,user,password,name,country,expires' + all.map((e) => `\r\n${e.scheme},${e.host},${e.port},${csvField(e.user)},${csvField(e.password)},,,`).join('') + '\r\n',
      read: (text) => text.split('\r\n').slice(1).filter(Boolean).map((line) => {
        const fields = line.split(',');
        return { scheme: fields[0], host: fields[1], port: Number(fields[2]), user: fields[3], password: fields[4] };
      }),
    },
    json: {
      write: (all) => JSON.stringify(all),
      read: (text) => JSON.parse(text),
    },
    'json-lines': {
      write: (all) => all.map((e) => JSON.stringify(e)).join('\n') + '\n',
      read: (text) => text.split('\n').filter(Boolean).map((line) => JSON.parse(line)),
    },
    'sing-box': {
      write: (all) => JSON.stringify({ outbounds: all.map((e) => ({ type: 'http', tag: `${e.host}:${e.port}`, server: e.host, server_port: e.port, username: e.user, password: e.password })) }),
    },
    clash: {
      write: (all) => 'proxies:\n' + all.map((e) => `  - {name: ${JSON.stringify(`${e.host}:${e.port}`)}, type: http, server: ${JSON.stringify(e.host)}, port: ${e.port}, username: ${JSON.stringify(e.user)}, password: ${JSON.stringify(e.password)}}`).join('\n') + '\n',
    },
  };

  const worker = new Worker('./strings-boot.js', { type: 'module' });
  const next = (accept) => new Promise((resolve, reject) => {
    worker.onerror = () => reject(new Error('the worker ended'));
    worker.onmessage = ({ data: [word, text] }) => {
      const found = accept(JSON.parse(word), text);
      if (found !== undefined) resolve(found);
    };
  });
  await next((word) => (word === 'Ready' ? true : undefined));
  const convert = async (text, format) => {
    const wanted = { target: { Format: format }, scheme: 'http', preferred: ['colon-separated'], keep_duplicates: false };
    const done = next((word, written) => {
      if (word === 'Failed') throw new Error('the worker failed');
      return word.Converted && [word.Converted, written];
    });
    worker.postMessage([JSON.stringify({ Convert: wanted }), new Blob([text])]);
    const [findings, written] = await done;
    if (findings.written !== lines) throw new Error(`${format}: ${JSON.stringify(findings).slice(0, 300)}`);
    return written.text();
  };
  // The best of some rounds: what disturbs only ever slows.
  const best = async (work) => {
    let least = Infinity;
    for (let round = 0; round < rounds; round += 1) {
      const begun = performance.now();
      await work();
      least = Math.min(least, performance.now() - begun);
    }
    return (lines / least) * 1_000;
  };

  const rows = [];
  for (const format of ['colon-separated', 'credentials-at-host', 'credentials-first', 'host-at-credentials', 'url', 'csv', 'csv-for-spreadsheets', 'json', 'json-lines', 'curl-posix', 'curl-powershell', 'environment-posix', 'environment-powershell', 'proxychains', 'sing-box', 'clash', 'xray', 'foxyproxy-list', 'foxyproxy-json', 'zero-omega', 'ads-power', 'surge', 'shadowrocket', 'proxifier']) {
    const easy = !['url', 'csv', 'csv-for-spreadsheets', 'json', 'json-lines', 'sing-box', 'clash', 'xray', 'foxyproxy-json'].includes(format);
    const given = url.write(easy ? plain : endpoints);
    const script = scripts[format];
    rows.push({
      name: `URL to ${format}`,
      worker: await best(() => convert(given, format)),
      script: script ? await best(() => script.write(url.read(given))) : null,
    });
    if (!script?.read) continue;
    const written = await convert(given, format);
    if (script.read(written).length !== lines) throw new Error(`${format}: JavaScript reads other than the worker wrote`);
    rows.push({
      name: `${format} to URL`,
      worker: await best(() => convert(written, 'url')),
      script: await best(() => url.write(script.read(written))),
    });
  }
  worker.terminate();
  return rows;
}
