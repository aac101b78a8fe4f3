package mailroom.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import mailroom.security.adapter.SecurityAdapters;
import mailroom.security.domain.SigningKeys;
import mailroom.security.port.MemorySigner;
import mailroom.security.port.OutsideTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The template's own parameters, as the functions read them while they run: a change of their values needs no new version of a function. */
class TokenParametersTest {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    private static void put(String parameter, String value) {
        SERVICES.ssm()
                .putParameter(
                        it -> it.name(SERVICES.ref(parameter)).value(value).overwrite(true));
    }

    @Test
    void the_operators_choice_is_a_and_a_change_of_it_is_announced_with_the_next_token() {
        put("JwksParameter", "{\"keys\":[]}");
        var a = MemorySigner.inSlot("A");
        var b = MemorySigner.inSlot("B");
        var choice = SecurityAdapters.activeSlot(SERVICES.ssm(), SERVICES.ref("ActiveSigningKeyParameter"));
        var published = SecurityAdapters.publishedKeys(SERVICES.ssm(), SERVICES.ref("JwksParameter"));
        InstantSource clock = InstantSource.system();
        assertThat(choice.read()).isEqualTo("A");
        assertThat(new SigningKeys(List.of(a, b), choice, published, clock).signer())
                .isSameAs(a);
        assertThat(published.read().accepted(b.publicKey().kid(), clock.instant()))
                .isEmpty();

        put("ActiveSigningKeyParameter", "B");

        assertThat(new SigningKeys(List.of(a, b), choice, published, clock).signer())
                .isSameAs(a);
        assertThat(published.read().accepted(b.publicKey().kid(), clock.instant()))
                .isPresent();
    }

    @Test
    void nobody_outside_is_trusted_by_default() {
        OutsideTokens tokens = SecurityAdapters.outsideTokens(
                SERVICES.ssm(), SERVICES.ref("TrustedIssuersParameter"), "mailroom", InstantSource.system());

        assertThat(tokens.read("e30.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tLyJ9.AA"))
                .isEqualTo(new OutsideTokens.Reading.NotTheirs());
    }
}
