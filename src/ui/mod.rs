//! Generic widgets on the platform's own elements.

pub mod combobox;
pub mod copy;
pub mod dialog;
pub mod failure;
pub mod field;
pub mod flag;
pub mod shortcut;
pub mod shortcuts;
pub mod toast;
pub mod transfer;
pub mod untested;
pub mod virtual_table;
