package org.zhengyuan.server.security.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadata;

/** What the embedded issuer says about itself: the endpoints, grants and methods it serves, and no others. */
final class IssuerMetadata {
    private static final List<String> NOT_SERVED = List.of(
            "authorization_endpoint",
            "code_challenge_methods_supported",
            "device_authorization_endpoint",
            "dpop_signing_alg_values_supported",
            "introspection_endpoint",
            "introspection_endpoint_auth_methods_supported",
            "pushed_authorization_request_endpoint",
            "response_types_supported",
            "revocation_endpoint",
            "revocation_endpoint_auth_methods_supported",
            "tls_client_certificate_bound_access_tokens");

    private IssuerMetadata() {}

    static void onlyWhatIsServed(OAuth2AuthorizationServerMetadata.Builder metadata) {
        metadata.claims(claims -> {
            NOT_SERVED.forEach(claims::remove);
            // RFC 8414, 2 requires the member; without an authorization endpoint it is empty.
            claims.put("response_types_supported", List.of());
            claims.put("grant_types_supported", List.of("client_credentials"));
            claims.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        });
    }

    /** RFC 6749, 5.2: no credentials at all. */
    static void credentialsMissing(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("WWW-Authenticate", "Basic realm=\"zhengyuan\"");
        response.setContentType("application/json");
        response.getWriter().write("{\"error\":\"invalid_client\"}");
    }
}
