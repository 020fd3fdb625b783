package org.zhengyuan.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.problem.web.Problem;
import org.zhengyuan.exchange.problem.web.ProblemWriter;

/** Turns somebody away: a browser to the sign-in page or an error page, everybody else with a problem document. */
final class Refusing implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final ProblemWriter problems;

    Refusing(ProblemWriter problems) {
        this.problems = problems;
    }

    /** True for a browser that opens a page, as opposed to a page's script, a form or a program. */
    static boolean isNavigation(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return request.getMethod().equals("GET")
                && accept != null
                && accept.contains("text/html")
                && request.getHeader("HX-Request") == null
                && !request.getRequestURI().startsWith("/api/");
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (isNavigation(request)) {
            response.sendRedirect(request.getContextPath() + "/sign-in");
            return;
        }
        problems.write(
                Problem.of(RequestRefusal.UNAUTHENTICATED).withHeader("WWW-Authenticate", "Bearer"), request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        RequestRefusal refusal = failure instanceof CsrfException ? RequestRefusal.CSRF : RequestRefusal.FORBIDDEN;
        problems.refuse(Problem.of(refusal), request, response);
    }
}
