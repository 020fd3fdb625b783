package org.zhengyuan.server.security.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.server.security.Standing;

/** The accounts of this installation. Every change is durable when the method returns. */
public interface Accounts {
    /** Adds the account; false where the user name is taken. */
    boolean add(Account account);

    Optional<Account> find(String userName);

    Optional<Account> find(UUID accountId);

    Optional<Account> find(Account.Origin origin);

    /** True where at least one account has the role, whatever its status. */
    boolean anyWith(Role role);

    /** Accounts in the order of their user names, at most {@code limit} after {@code after}. */
    List<Account> list(@Nullable String after, int limit);

    /**
     * Counts a try before its password is looked at, so that many tries at once cannot slip past the lock.
     *
     * @return false where the account is locked; then no password may be tried
     */
    boolean beginTry(UUID accountId, Instant now, SignInLock lock);

    /** Forgets the tries after a success and remembers its day. */
    void signedIn(UUID accountId, LocalDate day);

    /** Sets a new password hash, opens the lock, and ends every session of the old password. */
    void changePassword(UUID accountId, String password, boolean mustChange);

    /** Sets department and roles. */
    void changePlace(UUID accountId, @Nullable String department, Set<Role> roles);

    /** Sets the status unless the account is stopped for good; false where it is. */
    boolean changeStatus(UUID accountId, Standing status);
}
