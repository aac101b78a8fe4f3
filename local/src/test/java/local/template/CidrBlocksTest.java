package local.template;

import static local.template.Templates.output;
import static local.template.Templates.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CidrBlocksTest {
    @Test
    void a_block_is_cut_into_equal_ones() throws Exception {
        assertThat(output("", "!Join [' ', !Cidr [10.0.0.0/16, 3, 8]]"))
                .isEqualTo("10.0.0.0/24 10.0.1.0/24 10.0.2.0/24");
        assertThat(output("", "!Select [1, !Cidr [192.168.0.0/24, 6, 5]]")).isEqualTo("192.168.0.32/27");
        assertThat(output("", "!Select [0, !Cidr [10.1.2.3/16, 1]]")).isEqualTo("10.1.0.0/24");
    }

    @Test
    void what_does_not_fit_is_refused() {
        String template = "Resources: {Q: {Type: AWS::SQS::Queue, Properties: {A: !Cidr %s}}}";
        assertThat(wrong(template.formatted("[10.0.0.0/24, 2, 8]"))).contains("Cidr cannot cut 10.0.0.0/24");
        assertThat(wrong(template.formatted("['2001:db8::/32', 2, 8]"))).contains("Cidr takes an IPv4 block");
    }
}
