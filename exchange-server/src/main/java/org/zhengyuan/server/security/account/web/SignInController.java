package org.zhengyuan.server.security.account.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.problem.ProblemException;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.server.security.account.ChangingPassword;
import org.zhengyuan.server.security.oidc.SignInSettings;

/** The pages on which a person signs in and replaces the password. */
@Controller
class SignInController {
    /** How long the form waits; sessions of people who never sign in should not pile up. */
    private static final Duration FORM = Duration.ofMinutes(10);

    private final Actors actors;
    private final ChangingPassword changing;
    private final SignInSettings outside;

    SignInController(Actors actors, ChangingPassword changing, SignInSettings outside) {
        this.actors = actors;
        this.changing = changing;
        this.outside = outside;
    }

    @GetMapping("/sign-in")
    String signIn(HttpServletRequest request, Model model) {
        model.addAttribute("outside", outside.issuer() == null ? null : outside.name());
        HttpSession session = request.getSession();
        if (session.isNew()) {
            session.setMaxInactiveInterval((int) FORM.toSeconds());
        }
        return "security/sign-in";
    }

    @GetMapping("/password")
    String password() {
        return "security/password";
    }

    @PostMapping("/password")
    String change(
            @RequestParam String present,
            @RequestParam String next,
            @RequestParam String repeated,
            Model model,
            HttpServletRequest request) {
        String user = actors.current()
                .orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem)
                .id();
        if (!next.equals(repeated)) {
            model.addAttribute("refusal", "password.differs");
            return "security/password";
        }
        try {
            changing.change(user, present, next);
        } catch (ProblemException refused) {
            model.addAttribute("refusal", refused.refusal().code());
            return "security/password";
        }
        request.getSession().invalidate();
        return "redirect:/sign-in?changed";
    }
}
