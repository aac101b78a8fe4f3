package local.template;

import java.net.URI;

/**
 * What the pseudo parameters and the physical names are made of.
 *
 * @param stack the stack's name: prefix of every physical name that the template does not set
 * @param account twelve digits
 * @param awsEndpoint where functions reach every AWS service; queue URLs begin with it
 */
public record Names(String stack, String region, String account, URI awsEndpoint) {}
