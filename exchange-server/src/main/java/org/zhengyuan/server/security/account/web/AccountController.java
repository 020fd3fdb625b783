package org.zhengyuan.server.security.account.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.idempotency.web.ShownOnce;
import org.zhengyuan.server.security.Operators;
import org.zhengyuan.server.security.Page;
import org.zhengyuan.server.security.Standing;
import org.zhengyuan.server.security.account.Account;
import org.zhengyuan.server.security.account.AccountStandings;
import org.zhengyuan.server.security.account.Accounts;
import org.zhengyuan.server.security.account.AdministeringAccounts;

/** People's accounts: created, given passwords, suspended and stopped by operators. Paths carry random ids, never user names. */
@RestController
@RequestMapping("/api/v1/accounts")
class AccountController {
    private final AdministeringAccounts administering;
    private final Accounts accounts;
    private final AccountStandings standings;
    private final Operators operators;

    AccountController(
            AdministeringAccounts administering, Accounts accounts, AccountStandings standings, Operators operators) {
        this.administering = administering;
        this.accounts = accounts;
        this.standings = standings;
        this.operators = operators;
    }

    /** What is needed to create an account. */
    record Creation(
            @NotNull @Pattern(regexp = "(?!oidc\\.)[a-z0-9][a-z0-9._-]{2,63}") String userName,
            @Pattern(regexp = "[0-9A-Z]{18}") @Nullable String department,
            @NotEmpty Set<@NotNull Role> roles) {}

    @PostMapping
    @ShownOnce
    @ResponseStatus(HttpStatus.CREATED)
    AccountDocument create(@Valid @RequestBody Creation wanted) {
        return AccountDocument.of(
                administering.create(operators.required(), wanted.userName(), wanted.department(), wanted.roles()));
    }

    @GetMapping
    Page<AccountDocument> list(
            @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "100") int limit) {
        operators.required();
        return Page.of(accounts.list(after, Page.fetch(limit)), limit, Account::userName, AccountDocument::of);
    }

    @GetMapping("/{id}")
    AccountDocument one(@PathVariable UUID id) {
        operators.required();
        return AccountDocument.of(administering.find(id));
    }

    @PostMapping("/{id}/passwords")
    @ShownOnce
    @ResponseStatus(HttpStatus.CREATED)
    AccountDocument givePassword(@PathVariable UUID id) {
        AdministeringAccounts.WithPassword made = administering.givePassword(operators.required(), id);
        standings.changed(made.account().userName());
        return AccountDocument.of(made);
    }

    @PostMapping("/{id}/suspension")
    AccountDocument suspend(@PathVariable UUID id) {
        return change(id, Standing.SUSPENDED);
    }

    @DeleteMapping("/{id}/suspension")
    AccountDocument resume(@PathVariable UUID id) {
        return change(id, Standing.ACTIVE);
    }

    @PostMapping("/{id}/stop")
    AccountDocument stop(@PathVariable UUID id) {
        return change(id, Standing.STOPPED);
    }

    private AccountDocument change(UUID id, Standing standing) {
        Account changed = administering.change(operators.required(), id, standing);
        standings.changed(changed.userName());
        return AccountDocument.of(changed);
    }
}
