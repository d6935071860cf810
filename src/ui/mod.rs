//! Generic widgets on the platform's own elements.

pub mod combobox;
pub mod copy;
pub mod dialog;
pub mod failure;
pub mod field;
pub mod flag;
pub mod flag_sheet;
pub mod new_passphrase;
pub mod qr_code;
pub mod shortcut;
pub mod shortcuts;
pub mod switcher;
pub mod toast;
pub mod transfer;
pub mod untested;
pub mod virtual_table;
pub mod world_map;
