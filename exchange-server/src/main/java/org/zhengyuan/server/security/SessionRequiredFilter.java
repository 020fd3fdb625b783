package org.zhengyuan.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.problem.web.Problem;
import org.zhengyuan.exchange.problem.web.ProblemWriter;

/** Turns away API calls with neither token nor session before anything makes a session for them. */
final class SessionRequiredFilter extends OncePerRequestFilter {
    private final ProblemWriter problems;

    SessionRequiredFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getSession(false) == null) {
            problems.write(
                    Problem.of(RequestRefusal.UNAUTHENTICATED).withHeader("WWW-Authenticate", "Bearer"),
                    request,
                    response);
            return;
        }
        chain.doFilter(request, response);
    }
}
