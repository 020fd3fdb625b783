package org.zhengyuan.server.security.account.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.server.security.Standing;
import org.zhengyuan.server.security.account.Account;
import org.zhengyuan.server.security.account.Accounts;
import org.zhengyuan.server.security.account.SignInLock;

@Repository
class PostgresAccounts implements Accounts {
    private static final String SELECT = "SELECT account_id, user_name, password, department, roles, status,"
            + " must_change_password, generation, locked_until, created_at, last_sign_in_on, issuer, subject FROM account ";

    private final JdbcClient sql;

    PostgresAccounts(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(Account account) {
        Account.Origin origin = account.origin();
        return sql.sql(
                                """
                        INSERT INTO account (account_id, user_name, password, department, roles, status,
                            must_change_password, generation, created_at,
                            issuer, subject)
                        VALUES (:id, :name, :password, :department, :roles, :status, :mustChange, :generation, :created,
                            :issuer, :subject)
                        ON CONFLICT DO NOTHING""")
                        .param("id", account.accountId())
                        .param("name", account.userName())
                        .param("password", account.password())
                        .param("department", account.department())
                        .param("roles", names(account.roles()))
                        .param("status", account.status().code())
                        .param("mustChange", account.mustChangePassword())
                        .param("generation", account.generation())
                        .param("created", Timestamp.from(account.createdAt()))
                        .param("issuer", origin == null ? null : origin.issuer())
                        .param("subject", origin == null ? null : origin.subject())
                        .update()
                == 1;
    }

    @Override
    public Optional<Account> find(String userName) {
        return sql.sql(SELECT + "WHERE user_name = :name")
                .param("name", userName)
                .query(PostgresAccounts::account)
                .optional();
    }

    @Override
    public Optional<Account> find(UUID accountId) {
        return sql.sql(SELECT + "WHERE account_id = :id")
                .param("id", accountId)
                .query(PostgresAccounts::account)
                .optional();
    }

    @Override
    public Optional<Account> find(Account.Origin origin) {
        return sql.sql(SELECT + "WHERE issuer = :issuer AND subject = :subject")
                .param("issuer", origin.issuer())
                .param("subject", origin.subject())
                .query(PostgresAccounts::account)
                .optional();
    }

    @Override
    public void changePlace(UUID accountId, @Nullable String department, Set<Role> roles) {
        sql.sql("UPDATE account SET department = :department, roles = :roles WHERE account_id = :id")
                .param("department", department)
                .param("roles", names(roles))
                .param("id", accountId)
                .update();
    }

    private static String[] names(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().toArray(String[]::new);
    }

    @Override
    public boolean anyWith(Role role) {
        return sql.sql("SELECT EXISTS (SELECT FROM account WHERE :role = ANY (roles))")
                .param("role", role.name())
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<Account> list(@Nullable String after, int limit) {
        return sql.sql(SELECT + "WHERE user_name > :after ORDER BY user_name LIMIT :limit")
                .param("after", after == null ? "" : after)
                .param("limit", limit)
                .query(PostgresAccounts::account)
                .list();
    }

    @Override
    public boolean beginTry(UUID accountId, Instant now, SignInLock lock) {
        // 2^20 pauses are longer than any longest one; the bound keeps the power within a double's exact range.
        return sql.sql(
                                """
                        UPDATE account
                        SET failed_attempts = failed_attempts + 1,
                            locked_until = CASE WHEN failed_attempts + 1 < :threshold THEN NULL
                                ELSE CAST(:now AS timestamptz) + least(:longest, :first * power(2, least(20, failed_attempts + 1 - :threshold)))
                                    * interval '1 second' END
                        WHERE account_id = :id AND (locked_until IS NULL OR locked_until <= :now)""")
                        .param("threshold", lock.threshold())
                        .param("now", Timestamp.from(now))
                        .param("longest", (double) lock.longest().toSeconds())
                        .param("first", (double) lock.first().toSeconds())
                        .param("id", accountId)
                        .update()
                == 1;
    }

    @Override
    public void signedIn(UUID accountId, LocalDate day) {
        sql.sql(
                        "UPDATE account SET failed_attempts = 0, locked_until = NULL, last_sign_in_on = :day WHERE account_id = :id")
                .param("day", day)
                .param("id", accountId)
                .update();
    }

    @Override
    public void changePassword(UUID accountId, String password, boolean mustChange) {
        sql.sql(
                        """
                        UPDATE account
                        SET password = :password, must_change_password = :mustChange, generation = generation + 1,
                            failed_attempts = 0, locked_until = NULL
                        WHERE account_id = :id""")
                .param("password", password)
                .param("mustChange", mustChange)
                .param("id", accountId)
                .update();
    }

    @Override
    public boolean changeStatus(UUID accountId, Standing status) {
        return sql.sql("UPDATE account SET status = :status WHERE account_id = :id AND status <> 'stopped'")
                        .param("status", status.code())
                        .param("id", accountId)
                        .update()
                == 1;
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String role : (String[]) row.getArray("roles").getArray()) {
            roles.add(Role.valueOf(role));
        }
        String issuer = row.getString("issuer");
        Timestamp locked = row.getTimestamp("locked_until");
        return new Account(
                row.getObject("account_id", UUID.class),
                row.getString("user_name"),
                row.getString("password"),
                row.getString("department"),
                roles,
                Standing.of(row.getString("status")),
                row.getBoolean("must_change_password"),
                row.getInt("generation"),
                locked == null ? null : locked.toInstant(),
                row.getTimestamp("created_at").toInstant(),
                row.getObject("last_sign_in_on", LocalDate.class),
                issuer == null ? null : new Account.Origin(issuer, row.getString("subject")));
    }
}
