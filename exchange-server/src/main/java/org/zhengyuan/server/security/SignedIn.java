package org.zhengyuan.server.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** After a sign-in: the session lives as long as a session should, and the person goes where they wanted to go. */
final class SignedIn extends SavedRequestAwareAuthenticationSuccessHandler {
    SignedIn(RequestCache wanted) {
        setRequestCache(wanted);
        setDefaultTargetUrl("/");
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        Duration timeout = Duration.ofMinutes(request.getServletContext().getSessionTimeout());
        request.getSession().setMaxInactiveInterval((int) timeout.toSeconds());
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
