//! Gives who is answered: only those who name the server as it was told to be called, so that no
//! page of another site reads this one through a name of its own (DNS rebinding).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

pub struct Guard {
    /// What the server was told to be called.
    host: String,
    bound: IpAddr,
}

impl Guard {
    pub fn new(host: &str, address: SocketAddr) -> Self {
        Guard {
            host: host.trim_matches(['[', ']']).to_ascii_lowercase(),
            bound: address.ip(),
        }
    }

    /// Whether a `Host` is one of the server's. The port does not tell: it may be forwarded.
    pub fn admits(&self, host: &str) -> bool {
        let Some(name) = name(host) else {
            return false;
        };
        let name = name.to_ascii_lowercase();
        if name == self.host {
            return true;
        }
        let local = self.bound.is_loopback() || self.bound.is_unspecified();
        match name.parse::<IpAddr>() {
            // A number is nobody's to give a new meaning.
            Ok(ip) if ip.is_loopback() => ip == self.bound || local && is_usual(ip),
            Ok(ip) => ip == self.bound || self.bound.is_unspecified() && !ip.is_unspecified(),
            Err(_) => local && name == "localhost",
        }
    }

    /// Whether a page that asks is one of the server's own.
    pub fn admits_origin(&self, origin: &str, host: &str) -> bool {
        let bare = origin.strip_prefix("http://");
        let bare = bare.or(origin.strip_prefix("https://"));
        bare.is_some_and(|origin| origin.eq_ignore_ascii_case(host))
    }
}

/// Each of 127.0.0.2 to 127.255.255.255 is a site of its own to a browser, which connects to each anew.
fn is_usual(loopback: IpAddr) -> bool {
    loopback == Ipv4Addr::LOCALHOST || loopback == Ipv6Addr::LOCALHOST
}

/// A `Host` without its port.
fn name(host: &str) -> Option<&str> {
    let (name, port) = match host.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?,
        None => host.split_at(host.find(':').unwrap_or(host.len())),
    };
    let digits = port.strip_prefix(':').unwrap_or("0");
    let port_is_sound = port.is_empty() || digits.parse::<u16>().is_ok();
    (port_is_sound && !name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_answers_to_its_own_names_only() {
        let on = |host: &str, bound: &str| {
            Guard::new(host, SocketAddr::new(bound.parse().unwrap(), 4000))
        };
        let local = on("127.0.0.1", "127.0.0.1");
        for host in [
            "127.0.0.1:4000",
            "localhost:4000",
            "LOCALHOST",
            "[::1]:4000",
        ] {
            assert!(local.admits(host), "{host}");
        }
        for host in [
            "evil.example:4000",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "192.168.1.2:4000",
            "",
            ":4000",
            "localhost:x",
            "localhost@evil.example",
            "[::1",
        ] {
            assert!(!local.admits(host), "{host}");
        }
        let open = on("0.0.0.0", "0.0.0.0");
        assert!(open.admits("192.168.1.2:4000") && open.admits("localhost:4000"));
        assert!(!open.admits("evil.example"));
        assert!(!open.admits("127.0.0.2:4000") && !local.admits("127.0.0.2:4000"));
        assert!(on("127.0.0.2", "127.0.0.2").admits("127.0.0.2:4000"));
        let named = on("writer.example", "192.168.1.2");
        assert!(named.admits("writer.example:4000") && named.admits("192.168.1.2"));
        assert!(!named.admits("localhost") && !named.admits("127.0.0.1"));
        assert!(local.admits_origin("http://localhost:4000", "localhost:4000"));
        assert!(!local.admits_origin("http://localhost:3000", "localhost:4000"));
        assert!(!local.admits_origin("null", "localhost:4000"));
    }
}
