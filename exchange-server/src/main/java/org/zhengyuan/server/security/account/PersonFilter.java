package org.zhengyuan.server.security.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;
import org.zhengyuan.exchange.problem.web.Problem;
import org.zhengyuan.exchange.problem.web.ProblemWriter;
import org.zhengyuan.server.security.AccessRefusal;
import org.zhengyuan.server.security.ActorAuthentication;

/**
 * Looks at the person behind a session on every request: a stopped account or another password ends the session, roles are those of
 * now, and a password that somebody else gave must be changed before anything else.
 */
public final class PersonFilter extends OncePerRequestFilter {
    private static final Set<String> OPEN_BEFORE_CHANGE = Set.of(
            "/password", "/preferences", "/sign-out", "/sign-in", "/error", "/api/v1/password", "/api/v1/session");

    /** Then the issuer outside is asked again whether the person still belongs where they were. */
    private static final Duration LONGEST_OUTSIDE = Duration.ofHours(8);

    private final AccountStandings accounts;
    private final ProblemWriter problems;
    private final Clock clock;

    public PersonFilter(AccountStandings accounts, ProblemWriter problems, Clock clock) {
        this.accounts = accounts;
        this.problems = problems;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthentication signedIn) {
            Account account = accounts.active(signedIn.actor().id())
                    .filter(known -> known.generation() == signedIn.generation())
                    .filter(known -> known.origin() == null || isFresh(request))
                    .orElse(null);
            if (account == null) {
                endSession(request);
            } else {
                SecurityContextHolder.setContext(
                        new SecurityContextImpl(new ActorAuthentication(account.actor(), account.generation())));
                if (account.mustChangePassword() && !open(request.getServletPath())) {
                    demandChange(request, response);
                    return;
                }
            }
        }
        chain.doFilter(request, response);
    }

    private boolean isFresh(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                && Duration.ofMillis(clock.millis() - session.getCreationTime()).compareTo(LONGEST_OUTSIDE) < 0;
    }

    private static boolean open(String path) {
        return OPEN_BEFORE_CHANGE.contains(path) || path.startsWith("/webjars/") || path.startsWith("/static/");
    }

    private void demandChange(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getMethod().equals("GET") && !request.getServletPath().startsWith("/api/")) {
            response.sendRedirect(request.getContextPath() + "/password");
            return;
        }
        problems.write(Problem.of(AccessRefusal.PASSWORD_MUST_CHANGE), request, response);
    }

    private static void endSession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
