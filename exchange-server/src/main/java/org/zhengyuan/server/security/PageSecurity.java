package org.zhengyuan.server.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.problem.web.Problem;
import org.zhengyuan.exchange.problem.web.ProblemWriter;

/** Everything that brings no token: closed, but for what is listed as public. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {
    static final String[] PUBLIC = {
        "/sign-in",
        "/error",
        "/static/**",
        "/webjars/**",
        "/favicon.ico",
        "/problems/*",
        "/actuator/health/**",
        "/v3/api-docs/**"
    };

    @Bean
    @Order(10)
    SecurityFilterChain pages(HttpSecurity http, ProblemWriter problems) throws Exception {
        return http.headers(AbstractHttpConfigurer::disable)
                .addFilterAt(ResponseHeaders.forPages(), HeaderWriterFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(PUBLIC)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(refused -> refused.authenticationEntryPoint((request, response, failure) ->
                        problems.write(Problem.of(RequestRefusal.UNAUTHENTICATED), request, response)))
                .build();
    }
}
