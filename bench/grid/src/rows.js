// The rows that every table but ours is given; ours makes the same ones for itself (src/pages/proxies/bench.rs).
export const COLUMNS = ['id', 'username', 'password', 'ip', 'port', 'valid', 'country', 'city', 'created'];
const COUNTRIES = ['US', 'DE', 'FR', 'GB', 'JP', 'BR', 'IN', 'NL'];

export function makeRows(count) {
  let state = 12345;
  const below = (bound) => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * bound);
  };
  return Array.from({ length: count }, (_, index) => ({
    id: `d-${10000000 + index}`,
    username: `user${below(1e6)}`,
    password: below(4294967295).toString(16),
    ip: [1 + below(223), below(255), below(255), below(255)].join('.'),
    port: 1024 + below(60000),
    valid: below(10) > 0 ? 'yes' : 'no',
    country: COUNTRIES[below(8)],
    city: `City ${below(997)}`,
    created: `2026-0${1 + below(9)}-1${below(9)}`,
  }));
}
