package org.zhengyuan.server.security.account;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.server.security.AccessEvents;
import org.zhengyuan.server.security.AccessRefusal;
import org.zhengyuan.server.security.RandomSecret;
import org.zhengyuan.server.security.RoleRules;
import org.zhengyuan.server.security.Standing;

/** What an operator does with accounts. Each act and its record are one transaction. A given password serves to set another. */
@Service
public class AdministeringAccounts {
    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final AccessEvents events;
    private final Clock clock;

    public AdministeringAccounts(Accounts accounts, PasswordEncoder passwords, AccessEvents events, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
    }

    /** An account with the password that was just given to it. */
    public record WithPassword(Account account, String password) {}

    @Transactional
    public WithPassword create(Actor operator, String userName, @Nullable String department, Set<Role> roles) {
        RoleRules.check(Actor.Kind.PERSON, department, roles);
        String password = RandomSecret.forPerson();
        Account account = Account.created(userName, passwords.encode(password), department, roles, clock.instant());
        if (!accounts.add(account)) {
            throw AccessRefusal.TAKEN.toProblem();
        }
        events.append(
                clock.instant(),
                operator.id(),
                "account.create",
                account.accountId().toString());
        return new WithPassword(account, password);
    }

    /** Gives the account a password that must be changed; the old one and its sessions end. */
    @Transactional
    public WithPassword givePassword(Actor operator, UUID accountId) {
        Account account = find(accountId);
        if (account.status() == Standing.STOPPED) {
            throw AccessRefusal.STOPPED.toProblem();
        }
        if (account.origin() != null) {
            throw AccessRefusal.OUTSIDE_ACCOUNT.toProblem();
        }
        String password = RandomSecret.forPerson();
        accounts.changePassword(accountId, passwords.encode(password), true);
        events.append(clock.instant(), operator.id(), "account.password", accountId.toString());
        return new WithPassword(find(accountId), password);
    }

    /** Suspends, resumes or stops the account. A stop is for good. */
    @Transactional
    public Account change(Actor operator, UUID accountId, Standing standing) {
        if (find(accountId).userName().equals(operator.id())) {
            throw AccessRefusal.OWN_ACCOUNT.toProblem();
        }
        if (!accounts.changeStatus(accountId, standing) && standing != Standing.STOPPED) {
            throw AccessRefusal.STOPPED.toProblem();
        }
        events.append(clock.instant(), operator.id(), "account." + standing.code(), accountId.toString());
        return find(accountId);
    }

    public Account find(UUID accountId) {
        return accounts.find(accountId).orElseThrow(RequestRefusal.NOT_FOUND::toProblem);
    }
}
