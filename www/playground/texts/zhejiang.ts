export default import.meta.glob<string>("../../../policies/zhejiang/*.policy", { eager: true, query: "?raw", import: "default" });
