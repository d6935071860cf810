//! The `[Proxy]` section of a configuration for Shadowrocket (github.com/LOWERTOP/Shadowrocket, the user manual, "编写本地节点":
//! `节点名称=http,地址,端口,用户,密码`, which is name, address, port, user, password).
//!
//! ```text
//! file  = "[Proxy]" LF *( entry LF )
//! entry = unique name "=" ( "http" / "https" / "socks5" ) "," host "," port [ "," user "," password ]
//! ```
//!
//! Not verified: nobody has tried it with the program. The form is Surge's but for the spaces, and what is refused is the same.

use crate::{
    CannotCarry, Endpoint,
    formats::surge::{policy, policy_name},
    shape::{Entry, Shape},
};

pub(crate) const SHAPE: Shape =
    Shape { head: "[Proxy]\n", entry: Entry::Named(write), between: "\n", foot: "\n", read: None };

fn write(endpoint: &Endpoint, name: &str) -> Result<String, CannotCarry> {
    Ok(format!("{}={}", policy_name(name)?, policy(endpoint)?.join(",")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Field, Scheme, Why};

    #[test]
    fn each_scheme() {
        let of = |scheme| write(&Endpoint::new(scheme, "192.0.2.7", 8000).with_login("user", "pass"), "a");
        assert_eq!(of(Scheme::Http).as_deref(), Ok("a=http,192.0.2.7,8000,user,pass"));
        assert_eq!(of(Scheme::Https).as_deref(), Ok("a=https,192.0.2.7,8000,user,pass"));
        assert_eq!(of(Scheme::Socks5h).as_deref(), Ok("a=socks5,192.0.2.7,8000,user,pass"));
        let comma = Endpoint::new(Scheme::Http, "192.0.2.7", 8000).with_login("user", "a,b");
        assert_eq!(write(&comma, "a"), Err(CannotCarry { field: Field::Password, why: Why::Holds(',') }));
    }
}
