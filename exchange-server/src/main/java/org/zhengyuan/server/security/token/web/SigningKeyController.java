package org.zhengyuan.server.security.token.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.server.security.Operators;
import org.zhengyuan.server.security.token.RotatingSigningKeys;

/** The embedded issuer's signing keys: listed and changed by operators. Not there with an outside issuer. */
@RestController
@RequestMapping("/api/v1/signing-keys")
class SigningKeyController {
    private final ObjectProvider<RotatingSigningKeys> rotating;
    private final Operators operators;

    SigningKeyController(ObjectProvider<RotatingSigningKeys> rotating, Operators operators) {
        this.rotating = rotating;
        this.operators = operators;
    }

    /** @param compromised true where tokens signed before must not hold any longer */
    record Rotation(@Nullable Boolean compromised) {}

    record Keys(List<KeyDocument> items) {
        static Keys of(List<RotatingSigningKeys.Key> keys) {
            return new Keys(keys.stream().map(KeyDocument::of).toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KeyDocument(String kid, boolean signs, @Nullable Instant since, @Nullable Instant until) {
        static KeyDocument of(RotatingSigningKeys.Key key) {
            return new KeyDocument(key.id(), key.signs(), key.since(), key.until());
        }
    }

    @GetMapping
    Keys list() {
        operators.required();
        return Keys.of(embedded().keys());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Keys rotate(@RequestBody(required = false) @Nullable Rotation wanted) {
        Actor operator = operators.required();
        boolean compromised = wanted != null && Boolean.TRUE.equals(wanted.compromised());
        return Keys.of(embedded().rotate(operator, compromised));
    }

    private RotatingSigningKeys embedded() {
        RotatingSigningKeys embedded = rotating.getIfAvailable();
        if (embedded == null) {
            throw RequestRefusal.NOT_FOUND.toProblem();
        }
        return embedded;
    }
}
