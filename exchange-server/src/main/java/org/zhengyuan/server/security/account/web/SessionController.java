package org.zhengyuan.server.security.account.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.server.security.account.ChangingPassword;

/** A signed-in person's own session, for pages and scripts: who one is, and the anti-forgery token that writing calls need. */
@RestController
@RequestMapping("/api/v1")
class SessionController {
    private final Actors actors;
    private final ChangingPassword changing;

    SessionController(Actors actors, ChangingPassword changing) {
        this.actors = actors;
        this.changing = changing;
    }

    /** @param csrf the token and the header that carries it; absent for machines, which need none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Session(String id, Actor.Kind kind, @Nullable String department, List<Role> roles, @Nullable Csrf csrf) {}

    record Csrf(String header, String token) {}

    record PasswordChange(@NotNull String present, @NotNull String next) {}

    @GetMapping("/session")
    Session session(@Nullable CsrfToken token) {
        Actor actor = actor();
        return new Session(
                actor.id(),
                actor.kind(),
                actor.department(),
                actor.roles().stream().sorted().toList(),
                token == null ? null : new Csrf(token.getHeaderName(), token.getToken()));
    }

    /** Ends the session: the new password is to be used from here on. */
    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@Valid @RequestBody PasswordChange wanted, HttpServletRequest request) {
        Actor actor = actor();
        if (actor.kind() != Actor.Kind.PERSON) {
            throw RequestRefusal.FORBIDDEN.toProblem();
        }
        changing.change(actor.id(), wanted.present(), wanted.next());
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    private Actor actor() {
        return actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
    }
}
