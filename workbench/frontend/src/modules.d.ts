/** The address of a file of this build, relative to the others and with the hash of its content. */
declare module "address:*" {
  const address: string;
  export default address;
}

/** A Lucide icon, as the list of its shapes. */
declare module "*.svg" {
  const shapes: [tag: string, attributes: Record<string, string>][];
  export default shapes;
}
