//! What stays selected.

use crate::proxies::{looking, proxy};
use desk::roster::{Column, Filter, Roster, Selection, SortKey, View};
use proptest::prelude::*;
use proxy6::{Proxy, ProxyId};
use std::collections::BTreeSet;

/// Proxies 1 to 12; the comment of the odd ones is `odd`.
fn twelve() -> Roster {
    let mut roster = Roster::default();
    let comment = |id: u64| if id % 2 == 1 { "odd" } else { "even" }.to_owned();
    roster.extend(&(1..=12).map(|id| Proxy { comment: comment(id), ..proxy(id) }).collect::<Vec<_>>());
    roster
}

fn view(roster: &Roster, filter: &str, descending: bool) -> View {
    let keys = [SortKey { column: Column::Id, descending }];
    looking(|context| View::new(roster, &Filter::parse(filter).unwrap(), &keys, context))
}

fn ids(selection: &Selection, roster: &Roster) -> Vec<u64> {
    selection.ids(roster).into_iter().map(ProxyId::get).collect()
}

#[test]
fn a_range_follows_the_view_and_does_what_the_last_click_did() {
    let roster = twelve();
    let odd_downwards = view(&roster, "odd", true);
    let mut selection = Selection::default();
    selection.toggle(ProxyId::new(9));
    selection.toggle_through(&roster, &odd_downwards, ProxyId::new(3));
    assert_eq!(ids(&selection, &roster), [3, 5, 7, 9]);
    selection.toggle(ProxyId::new(7));
    selection.toggle_through(&roster, &odd_downwards, ProxyId::new(5));
    assert_eq!(ids(&selection, &roster), [3, 9]);
}

#[test]
fn a_range_from_beyond_the_view_is_an_ordinary_click() {
    let roster = twelve();
    let mut selection = Selection::default();
    selection.toggle(ProxyId::new(2));
    selection.toggle_through(&roster, &view(&roster, "odd", false), ProxyId::new(7));
    assert_eq!(ids(&selection, &roster), [2, 7]);
}

#[test]
fn a_selection_outlives_filters_and_deletions() {
    let mut roster = twelve();
    let mut selection = Selection::default();
    selection.select_all(&roster, &view(&roster, "even", false));
    assert_eq!((selection.len(), selection.beyond(&roster, &view(&roster, "odd", false))), (6, 6));
    assert_eq!(selection.beyond(&roster, &view(&roster, "id-less even", false)), 6);
    roster.remove(&[ProxyId::new(2), ProxyId::new(3)]);
    selection.keep_known(&roster);
    assert_eq!(ids(&selection, &roster), [4, 6, 8, 10, 12]);
}

#[derive(Clone, Debug)]
enum Step {
    Toggle(u64),
    Set(u64, bool),
    Through(u64),
    All,
    Invert,
    Clear,
}

proptest! {
    #[test]
    fn selects_what_a_set_would(
        steps in prop::collection::vec((prop_oneof![
            (1..13_u64).prop_map(Step::Toggle),
            (1..13_u64, any::<bool>()).prop_map(|(id, on)| Step::Set(id, on)),
            (1..13_u64).prop_map(Step::Through),
            Just(Step::All),
            Just(Step::Invert),
            Just(Step::Clear),
        ], prop::sample::select(vec!["odd", "even", ""]), any::<bool>()), 0..20)
    ) {
        let roster = twelve();
        let (mut selection, mut model, mut anchor) = (Selection::default(), BTreeSet::new(), None);
        let flip = |model: &mut BTreeSet<u64>, id| if !model.remove(&id) { model.insert(id); };
        for (step, filter, descending) in steps {
            let view = view(&roster, filter, descending);
            let shown: Vec<u64> = view.iter(&roster).map(|row| row.id().get()).collect();
            match step {
                Step::Toggle(id) => { selection.toggle(ProxyId::new(id)); flip(&mut model, id); anchor = Some(id); }
                Step::Set(id, on) => {
                    selection.set(ProxyId::new(id), on);
                    if on { model.insert(id); } else { model.remove(&id); }
                }
                Step::Through(id) => {
                    selection.toggle_through(&roster, &view, ProxyId::new(id));
                    let both = anchor.filter(|anchor| shown.contains(anchor) && shown.contains(&id));
                    match both {
                        Some(from) => {
                            let on = model.contains(&from);
                            let between = |other: &u64| (from.min(id)..=from.max(id)).contains(other);
                            for other in shown.iter().copied().filter(between) {
                                if on { model.insert(other); } else { model.remove(&other); }
                            }
                        }
                        None => flip(&mut model, id),
                    }
                    anchor = Some(id);
                }
                Step::All => { selection.select_all(&roster, &view); model.extend(&shown); }
                Step::Invert => { selection.invert(&roster, &view); shown.iter().for_each(|&id| flip(&mut model, id)); }
                Step::Clear => { selection.clear(); model.clear(); anchor = None; }
            }
            prop_assert_eq!(ids(&selection, &roster), model.iter().copied().collect::<Vec<_>>());
            let beyond = model.iter().filter(|id| !shown.contains(id)).count();
            prop_assert_eq!(selection.beyond(&roster, &view), beyond);
            prop_assert_eq!(selection.within(&roster, &view), model.len() - beyond);
        }
    }
}
