//! Sharing proxies among calls.

use proxy6::{Ids, ProxyId};

/// The most proxies that one call names. Every call is a GET: two hundred numbers of ten digits keep the URL near two
/// thousand characters, which every server on the way takes.
pub const IDS_PER_CALL: usize = 200;

/// Shares proxies among calls, in their order.
pub fn calls(ids: &[ProxyId]) -> impl Iterator<Item = Ids> {
    ids.chunks(IDS_PER_CALL).filter_map(|ids| Ids::new(ids.to_vec()).ok())
}

#[cfg(test)]
mod tests {
    use super::calls;
    use proptest::prelude::*;
    use proxy6::ProxyId;

    #[test]
    fn none_in_no_call() {
        assert_eq!(calls(&[]).count(), 0);
    }

    proptest! {
        #[test]
        fn everyone_once_and_in_order(count in 0_u64..1_500) {
            let ids: Vec<ProxyId> = (0..count).map(|number| ProxyId::new(9_999_999_999 - number)).collect();
            let calls: Vec<_> = calls(&ids).collect();
            let sent: Vec<ProxyId> = calls.iter().flat_map(|call| call.as_slice()).copied().collect();
            prop_assert_eq!(sent, ids);
            for call in calls {
                prop_assert!(call.as_slice().len() <= 200);
                prop_assert!(call.to_string().len() < 2_200);
            }
        }
    }
}
