#!/bin/bash
# one-off: packages, payloads, self-signed cert. Debian 12, root.
# usage: setup.sh FOLDER; everything is written there.
set -e; mkdir -p "$1"; cp "$(dirname "$0")/package.json" "$1/"; cd "$1"
command -v wrk >/dev/null || apt-get install -y --no-install-recommends nginx-light wrk haproxy caddy openssl
[ -d node_modules/cors-anywhere ] || npm i cors-anywhere@0.4.4 local-cors-proxy@1.1.0 --no-audit --no-fund
mkdir -p www run
python3 - <<'P'
import json
row=lambda i:{"id":f"d-{10000000+i}","username":"user%05d"%i,"password":"pw%08x"%(i*2654435761%2**32),"proxy_address":f"10.{i>>16&255}.{i>>8&255}.{i&255}","port":8000+i%1000,"valid":True,"country_code":["US","DE","FR","GB","JP"][i%5],"city_name":"City %d"%(i%97),"created_at":"2026-01-01T00:00:00Z"}
s=json.dumps({"count":1,"next":None,"previous":None,"results":[row(1)]},separators=(',',':'))
s=s[:-1]+',"pad":"'+'x'*(300-len(s)-9)+'"}'; assert len(s)==300,len(s)
open('www/s.json','w').write(s)
rows=[];n=0
while n<299800: r=json.dumps(row(len(rows)),separators=(',',':'));rows.append(r);n+=len(r)+1
b='{"results":['+','.join(rows)+']}'; b=b[:-1]+',"pad":"'+'x'*max(0,300000-len(b)-9)+'"}'
open('www/l.json','w').write(b); print(len(s),len(b))
P
[ -f run/cert.pem ] || openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -keyout run/key.pem -out run/cert.pem -subj /CN=localhost -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' 2>/dev/null
cat run/cert.pem run/key.pem > run/both.pem
cat > run/upstream.conf <<N
daemon off; worker_processes 1; pid $PWD/run/up.pid; error_log $PWD/run/up.err;
events { worker_connections 4096; }
http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; keepalive_timeout 600s; types { application/json json; } 
 open_file_cache max=10; open_file_cache_valid 600s;
 server { listen 127.0.0.1:19000 backlog=4096; listen 127.0.0.1:19443 ssl; ssl_certificate $PWD/run/cert.pem; ssl_certificate_key $PWD/run/key.pem; root $PWD/www;
  # What proxydeck-relay asks for: its paths are Proxy6's.
  location = /api/bench { try_files /s.json =404; }
  location = /api/bench/getproxy { try_files /l.json =404; } } }
N
for v in http https; do
 [ $v = http ] && U=http://127.0.0.1:19000 H=127.0.0.1:19000 S="" C="" || { U=https://127.0.0.1:19443; H=127.0.0.1:19443; S="ssl verify none"; C="transport http {
 tls_insecure_skip_verify
 keepalive_idle_conns_per_host 256
}"; }
 [ $v = http ] && C="transport http {
 keepalive_idle_conns_per_host 256
}"
cat > run/nginx-$v.conf <<N
daemon off; worker_processes 1; pid $PWD/run/nx.pid; error_log $PWD/run/nx.err;
events { worker_connections 4096; }
http { access_log off; keepalive_requests 100000000; keepalive_timeout 600s;
 upstream u { server $H; keepalive 256; keepalive_requests 100000000; }
 server { listen 127.0.0.1:19100 backlog=4096;
  location / {
   if (\$request_method = OPTIONS) { add_header Access-Control-Allow-Origin \$http_origin; add_header Access-Control-Allow-Methods "GET,POST,PUT,PATCH,DELETE"; add_header Access-Control-Allow-Headers "authorization,content-type"; add_header Access-Control-Max-Age 86400; return 204; }
   add_header Access-Control-Allow-Origin \$http_origin always; add_header Vary Origin always;
   proxy_pass $v://u; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host 127.0.0.1; proxy_buffer_size 16k; proxy_buffers 16 64k; proxy_busy_buffers_size 128k; proxy_max_temp_file_size 0; proxy_ssl_verify off; proxy_ssl_session_reuse on; } } }
N
cat > run/haproxy-$v.cfg <<N
global
 nbthread 1
 maxconn 4096
 log stdout format raw local0 emerg
defaults
 mode http
 timeout connect 5s
 timeout client 600s
 timeout server 600s
 option http-keep-alive
 http-reuse always
frontend f
 bind 127.0.0.1:19200
 http-request return status 204 hdr Access-Control-Allow-Origin "%[req.hdr(origin)]" hdr Access-Control-Allow-Methods "GET,POST,PUT,PATCH,DELETE" hdr Access-Control-Allow-Headers "authorization,content-type" hdr Access-Control-Max-Age 86400 if METH_OPTIONS
 http-request set-var(txn.o) req.hdr(origin)
 http-response set-header Access-Control-Allow-Origin %[var(txn.o)]
 http-response set-header Vary Origin
 default_backend b
backend b
 server s $H $S
N
cat > run/Caddyfile-$v <<N
{
 admin off
 auto_https off
 log {
  output discard
 }
}
http://127.0.0.1:19300 {
 bind 127.0.0.1
 @o method OPTIONS
 handle @o {
  header Access-Control-Allow-Origin {http.request.header.Origin}
  header Access-Control-Allow-Methods "GET,POST,PUT,PATCH,DELETE"
  header Access-Control-Allow-Headers "authorization,content-type"
  respond 204
 }
 handle {
  header Access-Control-Allow-Origin {http.request.header.Origin}
  reverse_proxy $U {
   $C
  }
 }
}
N
done
cat > run/ca.js <<'N'
require('../node_modules/cors-anywhere').createServer({originWhitelist:[],requireHeader:['origin','x-requested-with'],removeHeaders:['cookie','cookie2']}).listen(19400,'127.0.0.1');
N
cat > run/lcp.js <<'N'
const u=process.argv[2]; console.log=()=>{}; require('../node_modules/local-cors-proxy/lib/index.js').startProxy(19500,u,'proxy',false,'*');
N
cat > run/options.lua <<'N'
wrk.method="OPTIONS"; wrk.headers["Access-Control-Request-Method"]="GET"; wrk.headers["Access-Control-Request-Headers"]="authorization"
N
echo setup ok
