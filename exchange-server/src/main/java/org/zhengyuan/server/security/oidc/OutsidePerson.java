package org.zhengyuan.server.security.oidc;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.zhengyuan.server.security.account.Account;

/** A person whom the issuer has named, with the account that stands for them here. */
final class OutsidePerson extends DefaultOidcUser {
    private static final long serialVersionUID = 1L;

    private final transient Account account;

    OutsidePerson(OidcUser named, Account account) {
        super(List.of(), named.getIdToken());
        this.account = account;
    }

    Account account() {
        return account;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OutsidePerson that && super.equals(that) && account.equals(that.account);
    }

    @Override
    public int hashCode() {
        return account.hashCode();
    }
}
