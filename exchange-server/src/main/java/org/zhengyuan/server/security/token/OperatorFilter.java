package org.zhengyuan.server.security.token;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.GenericFilterBean;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.problem.web.Problem;
import org.zhengyuan.exchange.problem.web.ProblemWriter;

/** Lets only operators' machines on: those that watch the server. */
final class OperatorFilter extends GenericFilterBean {
    private final Actors actors;
    private final ProblemWriter problems;

    OperatorFilter(Actors actors, ProblemWriter problems) {
        this.actors = actors;
        this.problems = problems;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (actors.current().filter(actor -> actor.has(Role.OPERATOR)).isEmpty()) {
            problems.write(
                    Problem.of(RequestRefusal.FORBIDDEN), (HttpServletRequest) request, (HttpServletResponse) response);
            return;
        }
        chain.doFilter(request, response);
    }
}
