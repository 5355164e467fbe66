export default import.meta.glob<string>("../../../policies/examples/jp-child-allowance/*.policy", { eager: true, query: "?raw", import: "default" });
