package org.zhengyuan.server.holder;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.rule.ValueRules;
import org.zhengyuan.exchange.holder.Assurance;
import org.zhengyuan.exchange.holder.BindingHolders;
import org.zhengyuan.exchange.holder.HolderBinding;
import org.zhengyuan.exchange.holder.HolderRefusal;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.registry.web.SubjectBody;
import org.zhengyuan.exchange.responsibility.LegalDate;
import org.zhengyuan.server.security.Operators;
import org.zhengyuan.server.security.account.Account;
import org.zhengyuan.server.security.account.Accounts;

/** For which subject an account stands: said by operators, who name the subject in the body and are told nothing of it. */
@RestController
@RequestMapping("/api/v1/accounts/{id}/subject")
class HolderAccountController {
    private final BindingHolders binding;
    private final Accounts accounts;
    private final Operators operators;
    private final Catalog catalog;
    private final Clock clock;

    HolderAccountController(
            BindingHolders binding, Accounts accounts, Operators operators, Catalog catalog, Clock clock) {
        this.binding = binding;
        this.accounts = accounts;
        this.operators = operators;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** @param assurance {@code low}, {@code substantial} or {@code high} */
    record BindingBody(@Nullable SubjectBody subject, @Nullable String assurance) {}

    /** What binds the account now. */
    record BindingView(UUID id, String assurance, Instant boundAt) {}

    @PutMapping
    ResponseEntity<BindingView> bind(@PathVariable UUID id, @RequestBody BindingBody body) {
        Actor operator = operators.required();
        Account account = holder(id);
        Assurance assurance = Assurance.of(body.assurance() == null ? "" : body.assurance())
                .orElseThrow(() -> HolderRefusal.FIELD.toProblem(Map.of("field", "assurance")));
        SubjectRef subject = SubjectBody.standard(
                body.subject(), "subject", catalog.current(), new ValueRules(LegalDate.of(clock.instant())));
        HolderBinding bound = binding.bind(operator.id(), account.userName(), subject, assurance)
                .orProblem();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new BindingView(bound.id(), bound.assurance().label(), bound.boundAt()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable UUID id) {
        Actor operator = operators.required();
        if (!binding.end(operator.id(), holder(id).userName())) {
            throw RequestRefusal.NOT_FOUND.toProblem();
        }
    }

    private Account holder(UUID id) {
        Account account = accounts.find(id).orElseThrow(RequestRefusal.NOT_FOUND::toProblem);
        if (!account.roles().contains(Role.HOLDER)) {
            throw HolderRefusal.NOT_A_HOLDER.toProblem();
        }
        return account;
    }
}
