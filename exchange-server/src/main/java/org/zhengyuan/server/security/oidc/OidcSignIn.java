package org.zhengyuan.server.security.oidc;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.zhengyuan.server.security.ActorAuthentication;
import org.zhengyuan.server.security.SecuritySettings;
import org.zhengyuan.server.security.account.Account;

/**
 * The authorization code flow (OpenID Connect Core 1.0, 3.1) with the configured issuer. Whom the issuer names but no rule here lets in
 * is turned away; tokens of the issuer are read once and not kept.
 */
@Component
public class OidcSignIn {
    /** The name of the registration, in the paths {@code /oauth2/authorization/people} and {@code /login/oauth2/code/people}. */
    static final String REGISTRATION = "people";

    private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);
    private static final String DENIED = "access_denied";

    private final SignInSettings settings;
    private final SecuritySettings security;
    private final AdmittingPeople admitting;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    OidcSignIn(SignInSettings settings, SecuritySettings security, AdmittingPeople admitting) {
        this.settings = settings;
        this.security = security;
        this.admitting = admitting;
    }

    /** Adds the flow to the chain of pages, where an issuer is configured. */
    public void addTo(HttpSecurity http, AuthenticationSuccessHandler signedIn) throws Exception {
        URI issuer = settings.issuer();
        if (issuer == null) {
            return;
        }
        http.oauth2Login(login -> login.loginPage("/sign-in")
                // Asked at the first sign-in, so that its absence does not stop the start.
                .clientRegistrationRepository(new SupplierClientRegistrationRepository(
                        () -> new InMemoryClientRegistrationRepository(registration(issuer))))
                .authorizedClientRepository(new NoTokensKept())
                .userInfoEndpoint(user -> user.oidcUserService(this::person))
                .successHandler((request, response, named) -> enter(request, response, named, signedIn))
                .failureHandler((request, response, failure) -> turnAway(response, failure)));
    }

    private ClientRegistration registration(URI issuer) {
        return ClientRegistrations.fromIssuerLocation(issuer.toString())
                .registrationId(REGISTRATION)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .clientName(settings.name())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(security.publicUrl() + "/login/oauth2/code/" + REGISTRATION)
                .scope(settings.scopes())
                .build();
    }

    private OidcUser person(OidcUserRequest request) {
        OidcUser named = new OidcUserService().loadUser(request);
        String issuer = Objects.requireNonNull(settings.issuer()).toString();
        Account account = ClaimedPerson.of(named.getClaims(), settings)
                .flatMap(claimed -> admitting.admit(issuer, claimed))
                .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error(DENIED)));
        return new OutsidePerson(named, account);
    }

    private void enter(
            HttpServletRequest request,
            HttpServletResponse response,
            Authentication named,
            AuthenticationSuccessHandler signedIn)
            throws IOException, ServletException {
        Account account = ((OutsidePerson) Objects.requireNonNull(named.getPrincipal())).account();
        SecurityContext context =
                new SecurityContextImpl(new ActorAuthentication(account.actor(), account.generation()));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        signedIn.onAuthenticationSuccess(request, response, named);
    }

    private static void turnAway(HttpServletResponse response, AuthenticationException failure) throws IOException {
        String code = failure instanceof OAuth2AuthenticationException known
                ? known.getError().getErrorCode()
                : failure.getClass().getSimpleName();
        if (!code.equals(DENIED)) {
            LOG.warn("a sign-in by the outside issuer failed: {}", code.replaceAll("[^A-Za-z_]", "#"));
        }
        response.sendRedirect(code.equals(DENIED) ? "/sign-in?denied" : "/sign-in?outside-failed");
    }
}
