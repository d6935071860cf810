//! How many connections there may be, in all and from one address.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};

/// Connections in all.
const IN_ALL: usize = 256;
/// Connections from one address. A browser opens six for each host; a benchmark some more.
const FROM_ONE: usize = 128;

/// The connections there are, by address.
#[derive(Clone, Debug, Default)]
pub struct Connections(Arc<Mutex<HashMap<IpAddr, usize>>>);

/// A connection that counts until it is dropped.
#[derive(Debug)]
pub struct Counted {
    all: Connections,
    peer: IpAddr,
}

impl Connections {
    /// Counts a connection; `None` where there are too many already.
    pub fn admit(&self, peer: IpAddr) -> Option<Counted> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let in_all: usize = counts.values().sum();
        let from_peer = counts.get(&peer).copied().unwrap_or(0);
        if in_all >= IN_ALL || from_peer >= FROM_ONE {
            return None;
        }
        counts.insert(peer, from_peer + 1);
        Some(Counted { all: self.clone(), peer })
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        let mut counts = self.all.0.lock().unwrap_or_else(PoisonError::into_inner);
        match counts.get_mut(&self.peer) {
            Some(count) if *count > 1 => *count -= 1,
            _ => {
                counts.remove(&self.peer);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    #[test]
    fn so_many_from_one_address_and_so_many_in_all() {
        let connections = Connections::default();
        let from = |last| connections.admit(Ipv4Addr::new(192, 0, 2, last).into());
        let mut first: Vec<_> = (0..FROM_ONE).filter_map(|_| from(1)).collect();
        assert_eq!(first.len(), 128);
        assert!(from(1).is_none());
        let second: Vec<_> = (0..FROM_ONE).filter_map(|_| from(2)).collect();
        assert_eq!(first.len() + second.len(), 256);
        assert!(from(3).is_none());
        first.pop();
        assert!(from(3).is_some());
        drop((first, second));
        assert!(connections.0.lock().unwrap().is_empty());
    }
}
