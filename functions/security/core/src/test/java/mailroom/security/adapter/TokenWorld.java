package mailroom.security.adapter;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import mailroom.security.domain.ApiKey;
import mailroom.security.domain.Authorization;
import mailroom.security.domain.Authorize;
import mailroom.security.domain.CanonicalBase64;
import mailroom.security.domain.CheckApiKey;
import mailroom.security.domain.CreateApiKey;
import mailroom.security.domain.CreatedApiKey;
import mailroom.security.domain.Exchange;
import mailroom.security.domain.ExchangeKey;
import mailroom.security.domain.KnownKeys;
import mailroom.security.domain.NewApiKey;
import mailroom.security.domain.Owner;
import mailroom.security.domain.PresentedKey;
import mailroom.security.domain.SigningKeys;
import mailroom.security.domain.TokenRules;
import mailroom.security.port.FakeClock;
import mailroom.security.port.MemoryApiKeys;
import mailroom.security.port.MemoryPublishedKeys;
import mailroom.security.port.MemorySigner;
import mailroom.security.port.OutsideTokens;

/** Issuer and authorizer over fakes, with one key of Ann's; the token format is the real one. */
final class TokenWorld {
    static final String ISSUER = "https://mailroom.example.com";
    static final String AUDIENCE = "mailroom";

    final FakeClock clock = new FakeClock();
    final MemorySigner signer = MemorySigner.inSlot("A");
    final MemoryApiKeys keys = new MemoryApiKeys();
    final MemoryPublishedKeys published = new MemoryPublishedKeys();
    final CreatedApiKey key =
            new CreateApiKey(keys, clock, new Random(7)).create(new NewApiKey(new Owner("ann", "post"), ApiKey.NEVER));
    private String slot = "A";
    private final SigningKeys signingKeys =
            new SigningKeys(List.of(signer, MemorySigner.inSlot("B")), () -> slot, published, clock);
    private final CheckApiKey check = new CheckApiKey(keys, clock);
    private final TokenRules rules = new TokenRules(ISSUER, AUDIENCE);
    final Authorize authorize;

    TokenWorld() {
        signingKeys.signer();
        authorize = new Authorize(
                check, new KnownKeys(published, clock), SecurityAdapters.tokens(), rules, OutsideTokens.NONE, clock);
    }

    Exchange exchange(String credentials) {
        return new ExchangeKey(
                        check,
                        _ -> Set.of("sender"),
                        signingKeys,
                        SecurityAdapters.tokens(),
                        rules,
                        clock,
                        new Random(8))
                .exchange(PresentedKey.parse(credentials).orElseThrow());
    }

    /** A good token. */
    String token() {
        return exchange(key.credentials()) instanceof Exchange.Issued issued ? issued.token() : "refused";
    }

    Authorization bearer(String credentials) {
        return authorize.authorize("Bearer " + credentials);
    }

    String header() {
        return "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}"
                .formatted(signer.publicKey().kid());
    }

    String claims() {
        long now = clock.instant().getEpochSecond();
        return """
            {"iss":"%s","aud":"%s","sub":"ann","team":"post","roles":[],"mode":"live","client_id":"%s","jti":"1","iat":%d,"exp":%d}\
            """.formatted(ISSUER, AUDIENCE, key.key().id(), now, now + 900);
    }

    /** Whatever it says, signed by our own key: what a thief of the signing right, or a bug of ours, could make. */
    String signed(String header, String claims) {
        String input = base64(header) + "." + base64(claims);
        return input + "." + CanonicalBase64.encode(signer.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    static String base64(String text) {
        return CanonicalBase64.encode(text.getBytes(StandardCharsets.UTF_8));
    }
}
