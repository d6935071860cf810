//! Whom a journalled call goes to: an account of either provider, and the way to it.

use crate::browser::{digest, page, storage};
use crate::session::{proxy6::Proxy6, roster::RosterSignal, soax::Soax, standing::Standing};
use crate::transport::{NoReply, NotSent};
use api::{Endpoint, Reply};
use desk::journal::{Account, Answered, Credentials, Effect, Request};
use proxy6::setdescr::Target;

/// The salt of the package keys' hashes, made once in this browser.
const SALT: &str = "proxydeck.salt";

/// An account, by the name under which the journal knows it.
#[derive(Clone)]
pub struct Recipient {
    account: Account,
    who: Who,
}

#[derive(Clone)]
enum Who {
    Proxy6(Proxy6),
    Soax(Soax),
}

impl Recipient {
    /// A Proxy6 account; `None` before it has answered for the first time, for until then its name is not known.
    pub fn proxy6(proxy6: Proxy6) -> Option<Self> {
        let account = Account::proxy6(proxy6.user_id()?);
        let account = if proxy6.in_sandbox() { account.in_sandbox() } else { account };
        Some(Self { account, who: Who::Proxy6(proxy6) })
    }

    /// A SOAX package; `None` in an insecure context, which has no hashes.
    pub async fn soax(soax: Soax) -> Option<Self> {
        let salt = storage::read(SALT).unwrap_or_else(|| {
            let salt = page::random_bytes::<16>().map(|byte| format!("{byte:02x}")).concat();
            // Without storage there is no journal either, and nothing is sent.
            let _ = storage::write(SALT, &salt);
            salt
        });
        let hash = digest::sha256(&format!("{salt}{}", soax.package().package_key.expose())).await?;
        let account = Account::soax(hash.chars().take(16).collect::<String>());
        let account = if soax.in_sandbox() { account.in_sandbox() } else { account };
        Some(Self { account, who: Who::Soax(soax) })
    }

    /// The account's name.
    pub fn account(&self) -> &Account {
        &self.account
    }

    /// The Proxy6 account, if it is one.
    pub fn as_proxy6(&self) -> Option<&Proxy6> {
        match &self.who {
            Who::Proxy6(proxy6) => Some(proxy6),
            Who::Soax(_) => None,
        }
    }

    /// The SOAX package, if it is one.
    pub fn as_soax(&self) -> Option<&Soax> {
        match &self.who {
            Who::Proxy6(_) => None,
            Who::Soax(soax) => Some(soax),
        }
    }

    /// Sends the request once.
    pub(super) async fn transmit(&self, request: &Request, id: &str) -> Result<Reply, NoReply> {
        let refused = || NoReply::NotSent(NotSent::RelayRefused(String::new()));
        match &self.who {
            Who::Proxy6(proxy6) => {
                let credentials = proxy6.account().credentials();
                let call = request.call(Credentials::Proxy6(&credentials)).ok_or_else(refused)?;
                proxy6.transmit(&call, id).await
            }
            Who::Soax(soax) => {
                let credentials = soax.package().credentials();
                let call = request.call(Credentials::Soax(&credentials)).ok_or_else(refused)?;
                soax.transmit(&call, id).await
            }
        }
    }

    /// Asks the relay for the reply that it kept.
    pub(super) async fn recall(&self, request: &Request, id: &str) -> Option<Result<Reply, NoReply>> {
        match &self.who {
            Who::Proxy6(proxy6) => {
                let credentials = proxy6.account().credentials();
                proxy6.recall(&request.call(Credentials::Proxy6(&credentials))?, id).await
            }
            Who::Soax(soax) => {
                let credentials = soax.package().credentials();
                soax.recall(&request.call(Credentials::Soax(&credentials))?, id).await
            }
        }
    }

    /// Reads the reply as the journal keeps it.
    pub(super) fn read(&self, request: &Request, reply: &Reply) -> Answered {
        match &self.who {
            Who::Proxy6(proxy6) => request.read(reply, Credentials::Proxy6(&proxy6.account().credentials())),
            Who::Soax(soax) => request.read(reply, Credentials::Soax(&soax.package().credentials())),
        }
    }

    /// Lets the balance follow what was done, and the list where it is this account's.
    pub(super) fn follow(
        &self,
        request: &Request,
        reply: &Reply,
        effect: &Effect,
        roster: RosterSignal,
        standing: Standing,
    ) {
        let Who::Proxy6(proxy6) = &self.who else { return };
        if let Ok(answer) = proxy6::account::Request.read(reply) {
            standing.learn(proxy6.in_sandbox(), proxy6.account().number, &answer.envelope);
        }
        if !roster.is_of(proxy6) {
            return;
        }
        match request {
            Request::Buy(buy) => {
                if let Ok(bought) = buy.read(reply) {
                    // What the list will say of them; the reply leaves country and comment out.
                    let rows = bought.content.list.into_iter().map(|proxy| proxy6::Proxy {
                        country: proxy.country.or(Some(buy.country)),
                        comment: buy.comment.as_ref().map(|own| own.as_str().to_owned()).unwrap_or_default(),
                        version: proxy6::VersionSeen::Known(buy.version.unwrap_or_default()),
                        ..proxy
                    });
                    roster.take_in(&rows.collect::<Vec<_>>());
                }
            }
            Request::Prolong(prolong) => {
                if let Ok(done) = prolong.read(reply) {
                    roster.change(|roster| {
                        for extended in &done.content.list {
                            if let Some(expires) = extended.expires {
                                roster.set_expires(extended.id, expires);
                            }
                        }
                    });
                }
            }
            Request::Delete(proxy6::delete::Request::Ids(ids)) => roster.change(|roster| roster.remove(ids.as_slice())),
            Request::Delete(proxy6::delete::Request::Comment(_)) => {
                roster.change(|roster| roster.remove(&effect.proxies));
            }
            Request::SetType(set) => roster.change(|roster| roster.set_type(set.ids.as_slice(), set.protocol)),
            Request::SetComment(set) => {
                let new = set.new.as_ref().map(|new| new.as_str()).unwrap_or_default();
                roster.change(|roster| match &set.target {
                    Target::Ids(ids) => roster.set_comment(ids.as_slice(), new),
                    Target::Old(old) => roster.rename_comment(old.as_str(), new),
                });
            }
            Request::IpAuth(_) | Request::UpdateIp(_) | Request::DetachIp(_) => {}
        }
    }
}
