package local.aws.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import local.aws.proxy.JsonBody;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TemplateTest {
    @Test
    void places_are_filled_from_the_entry_and_then_from_the_defaults() throws Exception {
        var values = JsonBody.read("{\"name\": \"Ann\", \"order\": {\"id\": 7}}");
        var defaults = JsonBody.read("{\"name\": \"friend\", \"city\": \"Rome\"}");

        assertThat(new Template("Hi {{ name }} of {{city}}, {{{order.id}}} {no}").render(values, defaults))
                .isEqualTo("Hi Ann of Rome, 7 {no}");
    }

    @Test
    void a_place_without_a_value_is_named() {
        assertThatThrownBy(() -> new Template("{{who}}").render(JsonBody.object(), JsonBody.object()))
                .isInstanceOf(Template.MissingAttribute.class)
                .hasMessageContaining("'who'");
    }

    @Property
    void a_value_passes_through_as_it_is(@ForAll String value) throws Exception {
        var values = JsonBody.object().put("text", value);

        assertThat(new Template("{{text}}").render(values, JsonBody.object())).isEqualTo(value);
    }
}
