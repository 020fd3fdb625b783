package org.zhengyuan.server.security.account.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.server.security.account.Account;
import org.zhengyuan.server.security.account.AdministeringAccounts.WithPassword;

/** An account as operators see it. The password is there once, in the answer that made it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountDocument(
        UUID id,
        String userName,
        @Nullable String department,
        List<Role> roles,
        String status,
        boolean mustChangePassword,
        Instant createdAt,
        @Nullable LocalDate lastSignInOn,
        @Nullable String issuer,
        @Nullable String password) {
    static AccountDocument of(Account account) {
        return of(account, null);
    }

    static AccountDocument of(WithPassword made) {
        return of(made.account(), made.password());
    }

    private static AccountDocument of(Account account, @Nullable String password) {
        return new AccountDocument(
                account.accountId(),
                account.userName(),
                account.department(),
                account.roles().stream().sorted().toList(),
                account.status().code(),
                account.mustChangePassword(),
                account.createdAt(),
                account.lastSignInOn(),
                account.origin() == null ? null : account.origin().issuer(),
                password);
    }
}
