package dev.backroom.tiktok;

import java.util.List;

/** Sellers' authorisations: tokens and the shops that they open. */
public final class TikTokAuthority {
    public TikTokAuthority(TikTokEndpoints endpoints, AppCredentials app) {}

    public TokenPair exchange(String authCode) {
        throw new UnsupportedOperationException();
    }

    public TokenPair refresh(String refreshToken) {
        throw new UnsupportedOperationException();
    }

    public List<AuthorisedShop> shops(String accessToken) {
        throw new UnsupportedOperationException();
    }
}
