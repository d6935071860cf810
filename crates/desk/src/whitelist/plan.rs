//! What has to be asked of SOAX so that the slots become what is wanted.

use super::{
    Content, Draft, Row,
    draft::{canonical, same_address},
};
use soax::partner::{detach_ip, update_ip};
use std::net::IpAddr;

/// What becomes of one slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The slot's number, where SOAX gave one.
    pub number: Option<u32>,
    /// What it holds.
    pub before: Content,
    /// What it is to hold.
    pub after: Content,
}

/// One request that changes slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Fills slots, whatever is in them.
    Update(update_ip::Request),
    /// Frees slots.
    Detach(detach_ip::Request),
}

impl Draft {
    /// What is to become otherwise, slot by slot.
    pub fn changes(&self) -> Vec<Change> {
        let changed = self.rows.iter().filter(|row| row.is_changed());
        changed
            .map(|row| Change { number: row.number, before: row.server.clone(), after: row.wanted.clone() })
            .collect()
    }

    /// The requests that make it so, in their order: one that fills slots, a move being a part of it, and then one that frees
    /// others, by number; by address only those that SOAX gave no number. Filling comes first, so that nobody is locked out in
    /// between. `None` where a row has a problem; empty where nothing is to be done.
    pub fn plan(&self) -> Option<Vec<Step>> {
        if self.problems().iter().any(Option::is_some) {
            return None;
        }
        let changed = || self.rows.iter().filter(|row| row.is_changed());
        let mut filled = Vec::new();
        for row in changed().filter(|row| !row.wanted.is_free()) {
            let comment = Some(row.wanted.comment.trim().to_owned());
            filled.push(update_ip::Change { ip: canonical(&row.wanted.ip)?, slot: row.number?, comment });
        }
        let freed = || changed().filter(|row| row.wanted.is_free());
        let numbers: Vec<u32> = freed().filter_map(|row| row.number).collect();
        let addresses: Option<Vec<IpAddr>> =
            freed().filter(|row| row.number.is_none()).map(|row| canonical(&row.server.ip)).collect();
        // By its address it would be freed wherever it stands, also where it is to stay.
        let wanted = |address: &IpAddr| self.rows.iter().any(|row| canonical(&row.wanted.ip) == Some(*address));
        let addresses: Vec<IpAddr> = addresses?.into_iter().filter(|address| !wanted(address)).collect();

        let update = (!filled.is_empty()).then_some(Step::Update(update_ip::Request { changes: filled }));
        let by_number = (!numbers.is_empty()).then_some(Step::Detach(detach_ip::Request::Slots(numbers)));
        let by_address = (!addresses.is_empty()).then_some(Step::Detach(detach_ip::Request::Addresses(addresses)));
        Some(update.into_iter().chain(by_number).chain(by_address).collect())
    }

    /// What is left of a step now that the list was read again: an address that moved has left its slot already. `None` where
    /// nothing is.
    pub fn remaining(&self, step: Step) -> Option<Step> {
        let taken = |holds: &dyn Fn(&Row) -> bool| self.rows.iter().any(|row| holds(row) && !row.server.is_free());
        let rest = match step {
            Step::Update(_) => return Some(step),
            Step::Detach(detach_ip::Request::Slots(mut slots)) => {
                slots.retain(|slot| taken(&|row| row.number == Some(*slot)));
                (!slots.is_empty()).then_some(detach_ip::Request::Slots(slots))
            }
            Step::Detach(detach_ip::Request::Addresses(mut addresses)) => {
                addresses.retain(|address| taken(&|row| canonical(&row.server.ip) == Some(*address)));
                (!addresses.is_empty()).then_some(detach_ip::Request::Addresses(addresses))
            }
        };
        rest.map(Step::Detach)
    }

    /// Whether SOAX's list is as these changes wanted it.
    pub fn fulfils(&self, changes: &[Change]) -> bool {
        changes.iter().all(|change| match change.number {
            Some(_) => {
                let row = self.rows.iter().find(|row| row.number == change.number);
                row.is_some_and(|row| row.server.says_the_same(&change.after))
            }
            None => !self.rows.iter().any(|row| same_address(&row.server.ip, &change.before.ip)),
        })
    }

    /// Whether any address would lose its slot.
    pub fn removes_any(&self) -> bool {
        self.rows.iter().filter_map(|row| canonical(&row.server.ip)).any(|address| self.removes(address))
    }

    /// Whether the address would lose its slot.
    pub fn removes(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        let holds = |content: &Content| canonical(&content.ip) == Some(address);
        self.rows.iter().any(|row| holds(&row.server)) && !self.rows.iter().any(|row| holds(&row.wanted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use soax::partner::ip_list::Slot;

    fn slot(number: impl Into<Option<u32>>, ip: &str, comment: &str) -> Slot {
        let ip = (!ip.is_empty()).then(|| ip.to_owned());
        Slot { number: number.into(), ip, comment: comment.to_owned() }
    }

    fn draft() -> Draft {
        Draft::of(&[slot(1, "192.0.2.100", "Main"), slot(2, "192.0.2.101", "Backup"), slot(3, "", ""), slot(4, "", "")])
    }

    fn put(slot: u32, ip: &str, comment: &str) -> update_ip::Change {
        update_ip::Change { ip: ip.parse().unwrap(), slot, comment: Some(comment.to_owned()) }
    }

    fn update(changes: Vec<update_ip::Change>) -> Step {
        Step::Update(update_ip::Request { changes })
    }

    fn detach(slots: &[u32]) -> Step {
        Step::Detach(detach_ip::Request::Slots(slots.to_vec()))
    }

    #[test]
    fn nothing_wanted_nothing_asked() {
        assert_eq!(draft().plan(), Some(vec![]));
        assert_eq!(draft().changes(), []);
    }

    #[test]
    fn one_request_of_each_kind_filling_first() {
        let mut draft = draft();
        draft.set_ip(2, " 8.8.8.8 ".to_owned());
        draft.set_comment(2, " DNS ".to_owned());
        draft.set_comment(0, String::new());
        draft.free(1);
        let filled = update(vec![put(1, "192.0.2.100", ""), put(3, "8.8.8.8", "DNS")]);
        assert_eq!(draft.plan(), Some(vec![filled, detach(&[2])]));
        let changes: Vec<_> = draft.changes().iter().map(|change| change.number).collect();
        assert_eq!(changes, [Some(1), Some(2), Some(3)]);
    }

    #[test]
    fn a_swap_is_one_request() {
        let mut draft = draft();
        draft.set_ip(0, "192.0.2.101".to_owned());
        draft.set_ip(1, "192.0.2.100".to_owned());
        let swapped = update(vec![put(1, "192.0.2.101", "Main"), put(2, "192.0.2.100", "Backup")]);
        assert_eq!(draft.plan(), Some(vec![swapped]));
    }

    #[test]
    fn a_move_is_part_of_the_filling_and_what_is_free_already_is_not_freed() {
        let mut draft = draft();
        draft.free(0);
        draft.free(1);
        draft.set_ip(3, "192.0.2.100".to_owned());
        let filling = update(vec![put(4, "192.0.2.100", "")]);
        assert_eq!(draft.plan(), Some(vec![filling.clone(), detach(&[1, 2])]));
        // SOAX took the address out of its old slot by itself, or it did not.
        let moved = |first: &str| {
            let slots =
                [slot(1, first, ""), slot(2, "192.0.2.101", "Backup"), slot(3, "", ""), slot(4, "192.0.2.100", "")];
            draft.rebased(&slots).0
        };
        assert_eq!(moved("").remaining(detach(&[1, 2])), Some(detach(&[2])));
        assert_eq!(moved("192.0.2.100").remaining(detach(&[1, 2])), Some(detach(&[1, 2])));
        assert_eq!(moved("").remaining(detach(&[1])), None);
        assert_eq!(moved("").remaining(filling.clone()), Some(filling));
    }

    #[test]
    fn an_address_that_is_to_stay_is_not_freed_by_its_name() {
        let mut draft = Draft::of(&[slot(1, "", ""), slot(None, "192.0.2.7", ""), slot(None, "192.0.2.8", "")]);
        draft.free(1);
        draft.free(2);
        draft.set_ip(0, "192.0.2.7".to_owned());
        let by_address = Step::Detach(detach_ip::Request::Addresses(vec!["192.0.2.8".parse().unwrap()]));
        assert_eq!(draft.plan(), Some(vec![update(vec![put(1, "192.0.2.7", "")]), by_address.clone()]));
        assert_eq!(draft.remaining(by_address.clone()), Some(by_address.clone()));
        assert_eq!(Draft::of(&[slot(1, "192.0.2.7", "")]).remaining(by_address), None);
    }

    #[test]
    fn by_address_only_where_there_is_no_number() {
        let mut draft =
            Draft::of(&[slot(1, "192.0.2.100", ""), slot(None, "192.0.2.7", ""), slot(None, "192.0.2.8", "")]);
        draft.free(0);
        draft.free(1);
        let by_address = Step::Detach(detach_ip::Request::Addresses(vec!["192.0.2.7".parse().unwrap()]));
        assert_eq!(draft.plan(), Some(vec![detach(&[1]), by_address]));
    }

    #[test]
    fn no_plan_with_a_problem() {
        let mut draft = draft();
        draft.set_ip(2, "localhost".to_owned());
        assert_eq!(draft.plan(), None);
    }

    #[test]
    fn whether_it_came_out_as_wanted() {
        let mut draft = draft();
        draft.set_ip(2, "8.8.8.8".to_owned());
        draft.free(1);
        let changes = draft.changes();
        let now = |third: &str| {
            Draft::of(&[slot(1, "192.0.2.100", "Main"), slot(2, "", ""), slot(3, third, ""), slot(4, "", "")])
        };
        assert!(now("::ffff:8.8.8.8").fulfils(&changes));
        assert!(!now("8.8.4.4").fulfils(&changes) && !draft.fulfils(&changes) && !Draft::of(&[]).fulfils(&changes));
        let mut numberless = Draft::of(&[slot(None, "192.0.2.7", "")]);
        numberless.free(0);
        assert!(Draft::of(&[]).fulfils(&numberless.changes()) && !numberless.fulfils(&numberless.changes()));
    }

    #[test]
    fn whether_ones_own_address_would_go() {
        let own = "192.0.2.100".parse().unwrap();
        let mut draft = draft();
        assert!(!draft.removes(own));
        draft.set_ip(0, "8.8.8.8".to_owned());
        assert!(draft.removes(own) && draft.removes_any() && !draft.removes("8.8.4.4".parse().unwrap()));
        draft.set_ip(2, "::ffff:192.0.2.100".to_owned());
        assert!(!draft.removes(own) && !draft.removes_any());
    }
}
