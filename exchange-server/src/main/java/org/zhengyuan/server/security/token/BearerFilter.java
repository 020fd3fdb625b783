package org.zhengyuan.server.security.token;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.filter.GenericFilterBean;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.problem.web.Problem;
import org.zhengyuan.exchange.problem.web.ProblemWriter;
import org.zhengyuan.server.security.AccessRefusal;
import org.zhengyuan.server.security.ActorAuthentication;
import org.zhengyuan.server.security.client.Client;
import org.zhengyuan.server.security.client.ClientStandings;

/** Lets a machine in by its access token (RFC 6750, 2.1), or answers 401. Nothing of the request but that header counts. */
final class BearerFilter extends GenericFilterBean {
    static final String SCHEME = "Bearer ";

    private final VerifiedTokens tokens;
    private final ClientStandings clients;
    private final ProblemWriter problems;

    BearerFilter(VerifiedTokens tokens, ClientStandings clients, ProblemWriter problems) {
        this.tokens = tokens;
        this.clients = clients;
        this.problems = problems;
    }

    /** True where the request brings a token. */
    static boolean bringsToken(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        HttpServletResponse response = (HttpServletResponse) servletResponse;
        VerifiedToken token;
        try {
            token = tokens.verify(request.getHeader("Authorization")
                    .substring(SCHEME.length())
                    .strip());
        } catch (BadJwtException e) {
            refuse(AccessRefusal.TOKEN_INVALID, request, response);
            return;
        } catch (JwtException | JwtDecoderInitializationException e) {
            logger.warn("the issuer's keys cannot be read: " + e.getClass().getSimpleName());
            problems.write(Problem.of(RequestRefusal.UNAVAILABLE), request, response);
            return;
        }
        Client client =
                clients.active(token.clientId()).filter(token::agreesWith).orElse(null);
        if (client == null) {
            refuse(AccessRefusal.CLIENT_INACTIVE, request, response);
            return;
        }
        try {
            SecurityContextHolder.setContext(new SecurityContextImpl(new ActorAuthentication(token.actor(client), 0)));
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private void refuse(AccessRefusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(
                Problem.of(refusal).withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\""),
                request,
                response);
    }
}
