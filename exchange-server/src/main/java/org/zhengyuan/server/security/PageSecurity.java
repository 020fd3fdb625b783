package org.zhengyuan.server.security;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.problem.web.ProblemWriter;
import org.zhengyuan.server.security.account.AccountStandings;
import org.zhengyuan.server.security.account.PersonFilter;
import org.zhengyuan.server.security.account.SignIn;
import org.zhengyuan.server.security.limit.RateLimitFilter;
import org.zhengyuan.server.security.oidc.OidcSignIn;
import org.zhengyuan.server.security.oidc.SignInSettings;

/** Requests without a token: people with a session, and the few paths that are public. Whatever is not listed needs a sign-in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInSettings.class)
class PageSecurity {
    private static final String[] PUBLIC = {
        "/sign-in",
        "/preferences",
        "/error",
        "/favicon.ico",
        "/static/**",
        "/webjars/**",
        "/problems/*",
        "/log",
        "/actuator/health/**",
        "/v3/api-docs/**"
    };

    /** All that holders have any business with; everybody else may see these too, where they have a right. */
    private static final String[] OF_HOLDERS = {
        "/", "/my-data-uses", "/password", "/api/v1/my/**", "/api/v1/session", "/api/v1/password"
    };

    private static final AuthorizationManager<RequestAuthorizationContext> NO_HOLDER = AuthorizationManagers.allOf(
            AuthenticatedAuthorizationManager.authenticated(),
            AuthorizationManagers.not(AuthorityAuthorizationManager.hasRole(Role.HOLDER.name())));

    /** Passwords of people: bcrypt, with its name in front so that another can follow. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** The API called from a page or a script with a session: every write needs the anti-forgery token. */
    @Bean
    @Order(3)
    SecurityFilterChain sessionCalls(HttpSecurity http, AccountStandings accounts, ProblemWriter problems, Clock clock)
            throws Exception {
        Refusing refusing = new Refusing(problems);
        return http.securityMatcher("/api/**")
                .headers(AbstractHttpConfigurer::disable)
                .addFilterAt(ResponseHeaders.forApi(), HeaderWriterFilter.class)
                .addFilterBefore(new SessionRequiredFilter(problems), CsrfFilter.class)
                .addFilterBefore(new PersonFilter(accounts, problems, clock), AuthorizationFilter.class)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(OF_HOLDERS)
                        .authenticated()
                        .anyRequest()
                        .access(NO_HOLDER))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusing).accessDeniedHandler(refusing))
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain pages(
            HttpSecurity http,
            AccountStandings accounts,
            SignIn signIn,
            OidcSignIn outside,
            ProblemWriter problems,
            SecuritySettings settings,
            Clock clock)
            throws Exception {
        Refusing refusing = new Refusing(problems);
        CookieRequestCache wanted = new CookieRequestCache();
        wanted.setRequestMatcher(Refusing::isNavigation);
        outside.addTo(http, new SignedIn(wanted));
        return http.headers(AbstractHttpConfigurer::disable)
                .addFilterAt(ResponseHeaders.forPages(), HeaderWriterFilter.class)
                .addFilterBefore(RateLimitFilter.forSignIns(settings.limits(), clock, problems), CsrfFilter.class)
                .addFilterBefore(new PersonFilter(accounts, problems, clock), AuthorizationFilter.class)
                .authenticationProvider(signIn)
                .requestCache(cache -> cache.requestCache(wanted))
                .formLogin(form -> form.loginPage("/sign-in")
                        .successHandler(new SignedIn(wanted))
                        .failureUrl("/sign-in?refused"))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(PUBLIC)
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .hasRole(Role.OPERATOR.name())
                                .requestMatchers(OF_HOLDERS)
                                .authenticated()
                                .anyRequest()
                                .access(NO_HOLDER))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusing).accessDeniedHandler(refusing))
                .build();
    }
}
