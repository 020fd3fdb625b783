package org.zhengyuan.server.security.account;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhengyuan.server.security.AfterCommit;
import org.zhengyuan.server.security.Standing;

/** Accounts as they stand now, at most one second old: a stop, a role taken away or a new password reaches open sessions within it. */
@Component
public class AccountStandings {
    private static final Duration OLDEST = Duration.ofSeconds(1);
    /** From this age on the next caller has it read anew beside, so that under load nobody waits for it. */
    private static final Duration AGING = Duration.ofMillis(400);

    private static final int MOST = 10_000;

    private final LoadingCache<String, Optional<Account>> accounts;

    public AccountStandings(Accounts accounts) {
        this.accounts =
                Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(OLDEST).build(accounts::find);
    }

    /** The account if the person may act. */
    public Optional<Account> active(String userName) {
        return accounts.get(userName).filter(account -> account.status() == Standing.ACTIVE);
    }

    /** Forgets what is known of the account. */
    public void changed(String userName) {
        AfterCommit.run(() -> accounts.invalidate(userName));
    }
}
