package dev.cuepost.access;

/**
 * The roles in which the media services act for an account, such as to write to its queues.
 *
 * <p>Source: ApsaraVideo VOD documentation, "MNS callbacks"; IMS documentation, DeleteMediaInfos,
 * which names the role of IMS.
 */
public enum ServiceRole {
  ICE("AliyunICEDefaultRole", "ice.aliyuncs.com", "IMS"),
  VOD("AliyunVODDefaultRole", "vod.aliyuncs.com", "VOD");

  private final String role;
  private final String service;
  private final String product;

  ServiceRole(String role, String service, String product) {
    this.role = role;
    this.service = service;
    this.product = product;
  }

  /** The role's name. */
  public String role() {
    return role;
  }

  /** The service, as trust policies name it. */
  public String service() {
    return service;
  }

  /** The policy of the system that the role has. */
  public String policy() {
    return role + "Policy";
  }

  public String description() {
    return product + " uses this role to reach queues and objects of the account.";
  }

  /** JSON text that lets the service take the role. */
  public String trust() {
    return """
    {"Version":"1","Statement":[{"Action":"sts:AssumeRole","Effect":"Allow",\
    "Principal":{"Service":["%s"]}}]}\
    """
        .formatted(service);
  }
}
