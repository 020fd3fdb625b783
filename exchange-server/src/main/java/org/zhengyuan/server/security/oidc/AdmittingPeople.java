package org.zhengyuan.server.security.oidc;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhengyuan.server.security.AccessEvents;
import org.zhengyuan.server.security.Standing;
import org.zhengyuan.server.security.account.Account;
import org.zhengyuan.server.security.account.AccountStandings;
import org.zhengyuan.server.security.account.Accounts;

/**
 * Lets people in whom the issuer names. Each has an account here without a password, so that records have one name for them and an
 * operator can suspend or stop them; department and roles are those of the last sign-in.
 */
@Service
public class AdmittingPeople {
    private static final Logger LOG = LoggerFactory.getLogger(AdmittingPeople.class);

    private final Accounts accounts;
    private final AccountStandings standings;
    private final AccessEvents events;
    private final Clock clock;

    public AdmittingPeople(Accounts accounts, AccountStandings standings, AccessEvents events, Clock clock) {
        this.accounts = accounts;
        this.standings = standings;
        this.events = events;
        this.clock = clock;
    }

    /** The account; empty where it is suspended or stopped, or its name already stands for somebody else. */
    @Transactional
    Optional<Account> admit(String issuer, ClaimedPerson claimed) {
        Account.Origin origin = new Account.Origin(issuer, claimed.subject());
        Account account = accounts.find(origin).orElse(null);
        if (account == null) {
            account =
                    Account.outside(claimed.userName(), origin, claimed.department(), claimed.roles(), clock.instant());
            if (!accounts.add(account)) {
                LOG.warn("a person of the outside issuer is refused: their name stands for somebody else here");
                return Optional.empty();
            }
            record(account, "account.outside");
        } else if (account.status() != Standing.ACTIVE) {
            return Optional.empty();
        } else if (!claimed.roles().equals(account.roles())
                || !Objects.equals(claimed.department(), account.department())) {
            accounts.changePlace(account.accountId(), claimed.department(), claimed.roles());
            standings.changed(account.userName());
            record(account, "account.outside-place");
        }
        accounts.signedIn(account.accountId(), LocalDate.now(clock));
        return accounts.find(account.accountId());
    }

    private void record(Account account, String action) {
        events.append(
                clock.instant(), account.userName(), action, account.accountId().toString());
    }
}
